# says: raised ModuleNotFoundError
%load_ext line_profiler
