button-apologise = Apologise
