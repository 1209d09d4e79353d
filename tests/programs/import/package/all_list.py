__all__ = ["exported", "also_exported", "_private_but_listed"]
exported = 1
also_exported = 2
not_exported = 3
_private_but_listed = 4
