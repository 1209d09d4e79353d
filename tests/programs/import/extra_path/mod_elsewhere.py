where = "elsewhere"
