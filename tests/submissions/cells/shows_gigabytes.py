class Talkative:
    def __repr__(self):
        return "x" * 10**9

Talkative()
