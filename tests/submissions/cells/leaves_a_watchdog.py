import faulthandler

faulthandler.enable()
faulthandler.dump_traceback_later(0.1, repeat=True)
faulthandler.register(2, all_threads=True, chain=True)
