package org.xiucheng.decide.duty;

/// Every limit around drafts of the duty list, on one screen; lengths in Unicode code points.
///
/// @param proposals rules that one draft may change
/// @param replayed past matters, latest first, on which a draft is tried
/// @param examples public numbers shown for each pair of units
/// @param listed drafts in a list
/// @param named rules that the evidence of an approval names one by one
/// @param alike so many corrections alike become a proposal
/// @param agreed share of the corrections of a rule in an area that must be alike
/// @param corrections of the last year, latest first, that are looked at
public record DutyLimits(
        int proposals,
        int reason,
        int name,
        int replayed,
        int examples,
        int listed,
        int named,
        int alike,
        double agreed,
        int corrections) {
    /// What holds unless a city says otherwise.
    public static final DutyLimits USUAL = new DutyLimits(2_000, 1_000, 200, 5_000, 5, 100, 50, 5, 0.8, 2_000);
}
