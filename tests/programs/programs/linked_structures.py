# Linked lists, binary search trees, tries, and their iterators.
class LinkedList:
    class Node:
        __slots__ = "value", "next"

        def __init__(self, value, next=None):
            self.value, self.next = value, next

    def __init__(self, items=()):
        self.head = self.tail = None
        self.size = 0
        for item in items:
            self.append(item)

    def append(self, value):
        node = self.Node(value)
        if self.tail is None:
            self.head = node
        else:
            self.tail.next = node
        self.tail = node
        self.size += 1

    def __iter__(self):
        node = self.head
        while node is not None:
            yield node.value
            node = node.next

    def __len__(self):
        return self.size

    def reverse(self):
        previous, node, self.tail = None, self.head, self.head
        while node is not None:
            node.next, previous, node = previous, node, node.next
        self.head = previous
        return self

    def __repr__(self):
        return " -> ".join(map(repr, self)) or "empty"


class Tree:
    def __init__(self, items=()):
        self.root = None
        for key, value in items:
            self[key] = value

    def __setitem__(self, key, value):
        def insert(node):
            if node is None:
                return [key, value, None, None]
            if key == node[0]:
                node[1] = value
            else:
                side = 2 if key < node[0] else 3
                node[side] = insert(node[side])
            return node

        self.root = insert(self.root)

    def __getitem__(self, key):
        node = self.root
        while node is not None and node[0] != key:
            node = node[2 if key < node[0] else 3]
        if node is None:
            raise KeyError(key)
        return node[1]

    def __delitem__(self, key):
        def smallest(node):
            return node if node[2] is None else smallest(node[2])

        def remove(node, key):
            if node is None:
                raise KeyError(key)
            if key < node[0]:
                node[2] = remove(node[2], key)
            elif key > node[0]:
                node[3] = remove(node[3], key)
            elif node[2] is None or node[3] is None:
                return node[2] or node[3]
            else:
                heir = smallest(node[3])
                node[0], node[1] = heir[0], heir[1]
                node[3] = remove(node[3], heir[0])
            return node

        self.root = remove(self.root, key)

    def __iter__(self):
        stack, node = [], self.root
        while stack or node:
            while node:
                stack.append(node)
                node = node[2]
            node = stack.pop()
            yield node[0]
            node = node[3]

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True

    def height(self):
        def measure(node):
            return 0 if node is None else 1 + max(measure(node[2]), measure(node[3]))

        return measure(self.root)


class Trie:
    def __init__(self):
        self.children, self.end = {}, False

    def add(self, word):
        node = self
        for c in word:
            node = node.children.setdefault(c, Trie())
        node.end = True

    def complete(self, prefix):
        node = self
        for c in prefix:
            if c not in node.children:
                return []
            node = node.children[c]

        def walk(node, text):
            if node.end:
                yield text
            for c in sorted(node.children):
                yield from walk(node.children[c], text + c)

        return list(walk(node, prefix))


l = LinkedList("abcd")
print(l, len(l), l.reverse(), l.tail.value, LinkedList(), list(LinkedList(range(3)).reverse()), LinkedList([1]).reverse())
t = Tree((k, str(k)) for k in (50, 30, 70, 20, 40, 60, 80, 35, 45, 65))
print(list(t), t[45], 65 in t, 66 in t, t.height())
for key in (20, 30, 50, 70):
    del t[key]
    print(list(t), t.height(), t.root[0])
for action in (lambda: t[1], lambda: t.__delitem__(99)):
    try:
        action()
    except KeyError as error:
        print("KeyError", error)
trie = Trie()
for word in "car card care cat dog do done".split():
    trie.add(word)
print(trie.complete("car"), trie.complete("do"), trie.complete("x"), len(trie.complete("")))
