/// A year of the invented district: what people report and what is done about it, led through the same
/// procedure, rules, terms and evidence as a real report, on a clock that runs ahead.
@NullMarked
package org.xiucheng.host.demo.story;

import org.jspecify.annotations.NullMarked;
