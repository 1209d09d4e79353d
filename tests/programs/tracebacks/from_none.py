# exit: 1
# raise ... from None hides the context; a later exception shows only its own.
class Settings:
    def __init__(self, **values):
        self._values = values

    def __getattr__(self, name):
        try:
            return self._values[name]
        except KeyError:
            raise AttributeError(f"no setting named {name!r}") from None


settings = Settings(host="h", port=1)
print(settings.host, settings.port)
try:
    settings.nothing
except AttributeError as error:
    print(error, error.__context__, error.__suppress_context__)
print(settings.timeout)
