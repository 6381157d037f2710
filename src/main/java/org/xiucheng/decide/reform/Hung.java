package org.xiucheng.decide.reform;

import java.util.Optional;

/// Something that hangs on a unit or post that ends, and where it goes.
///
/// @param kind `matter`, `rule`, `draft`, `relation`, `holder`, `undertaking`, `task`, `delegation`, `shift`,
/// `call` or another word of whoever keeps
/// it
/// @param what which: a code, or how many of them
/// @param to who takes over; what has nobody would be left behind
public record Hung(String kind, String what, Optional<String> to) {}
