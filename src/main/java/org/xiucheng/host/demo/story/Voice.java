package org.xiucheng.host.demo.story;

import java.time.Instant;
import java.util.Optional;
import org.xiucheng.kernel.category.CategoryKey;
import org.xiucheng.sense.report.ReportDraft;

/// One report that somebody will make: when, what they say, and what it truly is (they may not know, or be
/// wrong).
///
/// @param hold the state in which everybody lets it rest, so that whoever tries the demo finds work there
record Voice(Instant at, ReportDraft draft, CategoryKey truth, Optional<String> hold) {}
