# says: raised Exception in the line `raise Sulky()`
class Sulky(Exception):
    def __str__(self):
        raise RuntimeError("no")

    __repr__ = __str__

raise Sulky()
