package org.xiucheng.pack;

/// How much a pack may hold.
///
/// @param characters of one file
/// @param rows of one table
/// @param depth of values within values in one file
/// @param packs that one jurisdiction works by, with all they are composed of
public record PackLimits(int characters, int rows, int depth, int packs) {
    public static final PackLimits DEFAULT = new PackLimits(2_000_000, 50_000, 20, 50);
}
