package org.xiucheng.decide.group;

import java.time.Instant;
import java.util.List;
import org.xiucheng.kernel.matter.PublicNumber;

/// A meeting as somebody calls it.
///
/// @param attendance the units that come
/// @param agenda the matters to speak about
public record MeetingRequest(String group, Instant heldAt, List<String> attendance, List<PublicNumber> agenda) {}
