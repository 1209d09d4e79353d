from .. import constant as upper_constant

visible = "visible " + upper_constant
_private = "not imported by star"
hidden = None
