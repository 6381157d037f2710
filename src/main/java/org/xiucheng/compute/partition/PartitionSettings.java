package org.xiucheng.compute.partition;

/// How exact a division must be.
///
/// A strip of ground smaller than `toleratedSquareMetres` is taken as rounding of the source and no flaw;
/// `mostFlaws` bounds a report on a hopeless file.
public record PartitionSettings(double toleratedSquareMetres, int mostFlaws) {
    public PartitionSettings {
        if (!(toleratedSquareMetres >= 0) || mostFlaws < 1) {
            throw new IllegalArgumentException("a tolerance is not negative and a report holds a flaw at least");
        }
    }

    /// One square metre: a ten-thousandth of a usual grid cell.
    public static PartitionSettings usual() {
        return new PartitionSettings(1, 10_000);
    }
}
