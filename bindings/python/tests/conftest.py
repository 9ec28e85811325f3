def pytest_addoption(parser):
    parser.addoption("--policy", required=True, help="the compiled policy of examples/pace-board")
