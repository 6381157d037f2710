package org.xiucheng.door.open311;

import java.time.Duration;

/// How much one request at this door may carry or ask for.
///
/// 90 days and 1,000 requests are the standard's; a form of 64 KiB holds the longest description with every
/// character escaped.
///
/// @param body bytes of a posted form
/// @param query characters of a query
/// @param fields fields of a form or query
/// @param numbers how many requests may be named at once
/// @param span the longest stretch of time that one listing covers
/// @param listing how many requests one answer holds at most
/// @param page how many requests one page holds at most
/// @param depth how far pages reach before a narrower question must be asked
record Open311Limits(int body, int query, int fields, int numbers, Duration span, int listing, int page, int depth) {
    static final Open311Limits USUAL =
            new Open311Limits(64 * 1024, 16 * 1024, 100, 50, Duration.ofDays(90), 1_000, 100, 10_000);
}
