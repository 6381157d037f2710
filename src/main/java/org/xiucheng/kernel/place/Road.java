package org.xiucheng.kernel.place;

import org.xiucheng.kernel.Bilingual;
import org.xiucheng.kernel.time.Validity;

/// A street as people name it; road chiefs answer for one, or for a range of its segments.
public record Road(String id, Bilingual name, Validity validity) {}
