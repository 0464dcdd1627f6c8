# says: did not finish within 4 s
while True:
    try:
        while True:
            pass
    except BaseException:
        pass
