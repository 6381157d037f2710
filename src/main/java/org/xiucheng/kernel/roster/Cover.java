package org.xiucheng.kernel.roster;

import java.time.LocalDate;

/// Another post takes a shift on one day (换班、顶班); of several the last one counts.
public record Cover(String shift, LocalDate day, String post) {}
