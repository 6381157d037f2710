package org.xiucheng.decide.redirect;

/// Every limit around correcting many dispatches at once, on one screen.
///
/// @param matters that one correction may hold
/// @param alone so many at most without another person's approval
/// @param step matters that one call carries out
/// @param reason characters
/// @param listed corrections in a list
/// @param examples public numbers shown for each pair of units
public record RedirectLimits(int matters, int alone, int step, int reason, int listed, int examples) {
    /// What holds unless a city says otherwise.
    public static final RedirectLimits USUAL = new RedirectLimits(500, 20, 50, 1_000, 100, 5);
}
