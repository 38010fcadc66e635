project = "The Example Daily"
html_theme = "furo"
exclude_patterns = ["_build"]
