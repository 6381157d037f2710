package org.xiucheng.decide.call;

import java.time.Duration;

/// How calls are looked at, and how much one may say.
///
/// @param reason characters of what a caller says
/// @param hourly calls that one person may make in an hour
/// @param batch how many calls one look takes
/// @param every how often calls are looked at
/// @param listed how many calls a list shows
public record CallLimits(int reason, int hourly, int batch, Duration every, int listed) {
    public static final CallLimits USUAL = new CallLimits(500, 30, 500, Duration.ofSeconds(5), 100);
}
