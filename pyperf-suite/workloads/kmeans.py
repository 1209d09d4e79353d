"""n points in the plane put into 8 clusters by 10 rounds of k-means; the answer is
the sizes of the clusters and the sum of squared distances to their centres.

Lloyd's algorithm (IEEE Transactions on Information Theory 28, 1982). Points are
tuples: unpacking, comparison of floats, lists of lists.
"""

from lcg import floats

CLUSTERS = 8
ROUNDS = 10


def squared_distance(p, q):
    px, py = p
    qx, qy = q
    return (px - qx) * (px - qx) + (py - qy) * (py - qy)


def nearest(point, centers):
    best = 0
    best_distance = squared_distance(point, centers[0])
    for i in range(1, len(centers)):
        distance = squared_distance(point, centers[i])
        if distance < best_distance:
            best = i
            best_distance = distance
    return best


def assign(points, centers):
    clusters = [[] for _ in centers]
    for point in points:
        clusters[nearest(point, centers)].append(point)
    return clusters


def center_of(cluster):
    x = y = 0.0
    for px, py in cluster:
        x += px
        y += py
    return x / len(cluster), y / len(cluster)


def run(n):
    numbers = floats(17, 2 * n)
    points = [(x, y * y) for x, y in zip(numbers, numbers)]
    centers = points[:CLUSTERS]
    for _ in range(ROUNDS):
        clusters = assign(points, centers)
        centers = [
            center_of(cluster) if cluster else center
            for cluster, center in zip(clusters, centers)
        ]
    spread = 0.0
    for cluster, center in zip(clusters, centers):
        for point in cluster:
            spread += squared_distance(point, center)
    return (spread, *[len(cluster) for cluster in clusters])


if __name__ == "__main__":
    import harness

    harness.main(run)
