"""Logistic regression with the standard library alone, so that the figures of `cargo xtask eval` need no package.

The same objective as scikit-learn's: half the squared weights, plus `strength` times the weighted log-loss; the bias is free.
Newton's method; a handful of numbers, some thousand rows.
"""
import math


def solve(matrix, right):
    """Gaussian elimination with pivoting; `matrix` is small and positive definite."""
    n = len(right)
    rows = [list(row) + [value] for row, value in zip(matrix, right)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, n):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i])]
    found = [0.0] * n
    for i in reversed(range(n)):
        found[i] = (rows[i][n] - sum(rows[i][j] * found[j] for j in range(i + 1, n))) / rows[i][i]
    return found


def squash(logit):
    return 1 / (1 + math.exp(-logit)) if logit >= 0 else math.exp(logit) / (1 + math.exp(logit))


class Logistic:
    """Fitted on standardised numbers, told in raw ones: `weights`, `bias`; calling it gives log-odds."""

    def __init__(self, rows, gold, share, strength):
        n, wide = len(rows), len(rows[0])
        mean = [sum(column) / n for column in zip(*rows)]
        scale = [math.sqrt(sum((v - m) ** 2 for v in column) / n) or 1.0 for column, m in zip(zip(*rows), mean)]
        ready = [[(v - m) / s for v, m, s in zip(row, mean, scale)] + [1.0] for row in rows]
        weights = [0.0] * (wide + 1)
        for _ in range(50):
            step = self.step(ready, gold, share, strength, weights)
            weights = [w - s for w, s in zip(weights, step)]
            if max(map(abs, step)) < 1e-7:
                break
        self.weights = [w / s for w, s in zip(weights, scale)]
        self.bias = weights[-1] - sum(w * m for w, m in zip(self.weights, mean))

    @staticmethod
    def step(rows, gold, share, strength, weights):
        """What one step of Newton's method takes off the weights."""
        wide = len(weights)
        slope = [w / strength for w in weights[:-1]] + [0.0]
        bend = [[0.0] * wide for _ in range(wide)]
        for row, right, part in zip(rows, gold, share):
            said = squash(sum(w * v for w, v in zip(weights, row)))
            off, curve = part * (said - right), part * said * (1 - said)
            for i, value in enumerate(row):
                slope[i] += off * value
                curved, line = curve * value, bend[i]
                for j in range(i + 1):
                    line[j] += curved * row[j]
        for i in range(wide):
            bend[i][i] += 1 / strength if i < wide - 1 else 1e-9
            for j in range(i):
                bend[j][i] = bend[i][j]
        return solve(bend, slope)

    def __call__(self, row):
        return self.bias + sum(w * v for w, v in zip(self.weights, row))
