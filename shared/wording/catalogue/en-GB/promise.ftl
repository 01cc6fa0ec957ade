promise-ring = If it cannot wait, please ring us: { $phone }.
