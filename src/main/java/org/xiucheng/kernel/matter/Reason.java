package org.xiucheng.kernel.matter;

import org.xiucheng.kernel.Bilingual;

/// A listed ground on which a step may be taken; a step that lists grounds accepts no other.
public record Reason(String code, Bilingual name) {}
