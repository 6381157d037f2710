package org.xiucheng.decide.amend;

/// Every limit around amendments of tables, on one screen; lengths in Unicode code points.
///
/// @param changes rows that one amendment may change
/// @param listed amendments in a list
/// @param named rows that the evidence of an approval names one by one
/// @param key of a row
public record AmendLimits(int changes, int reason, int listed, int named, int key) {
    /// What holds unless a city says otherwise.
    public static final AmendLimits USUAL = new AmendLimits(2_000, 1_000, 100, 50, 200);
}
