# A bank simulation: accounts, transactions, interest, custom errors, an audit trail.
class BankError(Exception):
    """Base of the bank's errors."""


class InsufficientFunds(BankError):
    def __init__(self, account, wanted):
        super().__init__(f"{account.owner} has {account.balance}, wanted {wanted}")
        self.account, self.wanted = account, wanted

    @property
    def shortfall(self):
        return self.wanted - self.account.balance


class AccountFrozen(BankError):
    pass


class Money(int):
    """An amount in cents."""

    @classmethod
    def parse(cls, text):
        whole, _, cents = text.replace(",", "").partition(".")
        sign = -1 if whole.startswith("-") else 1
        return cls(int(whole) * 100 + sign * int((cents or "0").ljust(2, "0")))

    def __add__(self, other):
        return Money(int(self) + int(other))

    __radd__ = __add__

    def __sub__(self, other):
        return Money(int(self) - int(other))

    def __str__(self):
        sign = "-" if self < 0 else ""
        return f"{sign}{abs(int(self)) // 100:,}.{abs(int(self)) % 100:02}"

    def __format__(self, spec):
        return format(str(self), spec)


class Account:
    _next = 1000

    def __init__(self, owner, balance=Money(0)):
        self.owner, self.frozen, self.history = owner, False, []
        self._balance = Money(balance)
        self.number = Account._next
        Account._next += 1

    @property
    def balance(self):
        return self._balance

    def _apply(self, kind, amount):
        if self.frozen:
            raise AccountFrozen(f"account {self.number} is frozen")
        self._balance = self._balance + amount
        self.history.append((kind, amount, self._balance))

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError(f"cannot deposit {Money(amount)}")
        self._apply("deposit", Money(amount))

    def withdraw(self, amount):
        if amount > self.available():
            raise InsufficientFunds(self, Money(amount))
        self._apply("withdraw", Money(-amount))

    def available(self):
        return self.balance

    def month_end(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} {self.number} {self.owner}: {self.balance}>"


class Savings(Account):
    rate = 3

    def month_end(self):
        interest = int(self.balance) * self.rate // 1200
        if interest:
            self._apply("interest", Money(interest))


class Checking(Account):
    def __init__(self, owner, balance=0, overdraft=Money(0)):
        super().__init__(owner, balance)
        self.overdraft = overdraft

    def available(self):
        return self.balance + self.overdraft

    def month_end(self):
        if self.balance < 0:
            self._apply("fee", Money(-250))


class Transfer:
    def __init__(self, source, target, amount):
        self.source, self.target, self.amount = source, target, amount

    def __enter__(self):
        self.saved = [(a, a._balance, len(a.history)) for a in (self.source, self.target)]
        return self

    def run(self):
        self.source.withdraw(self.amount)
        self.target.deposit(self.amount)

    def __exit__(self, kind, error, tb):
        if error is not None:
            for account, balance, length in self.saved:
                account._balance = balance
                del account.history[length:]
            print(f"rolled back: {error}")
        return isinstance(error, BankError)


ann, bob = Savings("ann", Money.parse("1,200.50")), Checking("bob", Money.parse("80"), Money.parse("100"))
print(ann, bob, bob.available())
ann.deposit(Money.parse("99.5"))
bob.withdraw(Money.parse("150.25"))
for action in (lambda: ann.withdraw(Money.parse("5000")), lambda: bob.deposit(-5), lambda: setattr(ann, "balance", 5)):
    try:
        action()
    except InsufficientFunds as error:
        print(error, "| short by", error.shortfall)
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
for amount, freeze in (("300", False), ("10000", False), ("25.75", True), ("25.75", False)):
    bob.frozen = freeze
    with Transfer(ann, bob, Money.parse(amount)) as transfer:
        transfer.run()
bob.withdraw(Money.parse("270"))
for month in range(3):
    for account in (ann, bob):
        account.month_end()
print(ann, bob)
for account in (ann, bob):
    print(account.owner.upper().center(34, "="))
    for kind, amount, balance in account.history:
        print(f"{kind:<10}{amount:>12}{balance:>12}")
print(sum((a.balance for a in (ann, bob)), Money(0)), Money.parse("-3.05"), f"[{Money(5):>8}]", Money(7) == 7, sorted([bob, ann], key=lambda a: a.balance)[0].owner)
