# says: raised ModuleNotFoundError in the line `%load_ext line_profiler`
%load_ext line_profiler
