package org.xiucheng.decide.table;

import org.xiucheng.kernel.Bilingual;

/// What is wrong with one cell and what would be right.
///
/// @param cell its address, such as `C17`
/// @param header the head of its column; empty where it has none
/// @param read what stands there, cut short and without what looks like personal data
/// @param code stable, dotted
public record Fault(String sheet, String cell, String header, String read, String code, Bilingual says) {}
