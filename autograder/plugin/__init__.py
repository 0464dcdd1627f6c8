"""Our engine inside nbgrader: the steps that it takes in place of its own. `nbgrader_config.configure` names them."""
