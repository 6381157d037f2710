package org.xiucheng.host.demo.ground;

import java.util.List;
import java.util.Random;

/// Chance that is the same everywhere: one stream per purpose, so that more of one thing does not change
/// another.
///
/// `java.util.Random` because its numbers are fixed by its specification, on every platform and in every
/// release.
public final class Dice {
    private final Random random;

    public Dice(long seed, String purpose) {
        var mixed = seed;
        for (var i = 0; i < purpose.length(); i++) {
            mixed = mixed * 6364136223846793005L + purpose.charAt(i) + 1442695040888963407L;
        }
        this.random = new Random(mixed ^ (mixed >>> 32));
    }

    /// Evenly from 0 up to, not including, 1.
    public double share() {
        return random.nextDouble();
    }

    public double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /// Evenly from 0 up to, not including, `bound`.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// True in that share of throws.
    public boolean happens(double chance) {
        return random.nextDouble() < chance;
    }

    public double bell() {
        return random.nextGaussian();
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// An index, as likely as its weight.
    public int weighted(double... weights) {
        var total = 0.0;
        for (var weight : weights) {
            total += weight;
        }
        var left = random.nextDouble() * total;
        for (var i = 0; i < weights.length - 1; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    public void fill(byte[] bytes) {
        random.nextBytes(bytes);
    }

    /// The generator itself, for those who make ids and numbers with it.
    public Random random() {
        return random;
    }
}
