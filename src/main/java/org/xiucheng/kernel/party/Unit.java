package org.xiucheng.kernel.party;

import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// A body that can answer for something: a bureau, a street office, a sanitation station, a supervision centre.
///
/// `kind` is a word of the jurisdiction's data (desk, command, inspection, department, company …) and decides
/// nothing by itself; what a unit may do where is said by relations.
public record Unit(String code, Bilingual name, String kind, String area, Validity validity) {}
