"""Asks a policy whether a team lead may see the pace of a crew.

    pip install maatstaf
    python decide.py pace.maatc
"""

import sys

import maatstaf

evaluator = maatstaf.Evaluator.load(sys.argv[1])

# The names are looked up once; a name that the policy does not have is told here, not at night.
pace = evaluator.ask(
    "show",
    "pick_rate",
    purpose="shift_planning",
    roles=["team_lead"],
    about="employee",
    level="team",
    grouping="crew",
)

now = 1795428000  # 2026-11-23T10:00:00Z; a program asks its clock: time.time().
for crew in (9, 5):
    decision = pace.decide(now, group_size=crew, recorded_at=now - 3 * 24 * 60 * 60)
    print(crew, decision.outcome, decision.text("en"))
