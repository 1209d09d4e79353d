# exit: 1
# During handling of the above exception, another exception occurred.
class DatabaseError(Exception):
    pass


def connect(host):
    table = {"local": 1}
    return table[host]


def open_connection(host):
    try:
        return connect(host)
    except KeyError:
        raise DatabaseError(f"cannot reach {host}")


def main():
    try:
        open_connection("remote")
    except DatabaseError as error:
        print("first failure:", error)
        fallback = []
        fallback[0].close()


main()
