"""Is checked by mypy, and not run: what the stubs allow."""

import maatstaf

evaluator: maatstaf.Evaluator = maatstaf.Evaluator.load("pace.maatc")
permitted: bool = evaluator.ask("show", "pick_rate", level="team").decide(0.0, group_size=9).permitted
due: int | None = evaluator.due({"action": {"name": "collect"}}).delete_by
decision: bool = evaluator.decide({})["decision"]
evaluator.ask("look", "pick_rate")  # type: ignore[arg-type]
evaluator.ask("show", "pick_rate", level="person")  # type: ignore[arg-type]
