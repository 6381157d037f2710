package org.xiucheng.decide.duty;

import java.util.Optional;
import org.xiucheng.compute.correction.Pattern;
import org.xiucheng.kernel.responsibility.Rule;

/// What corrections alike teach the duty list: a rule that would have sent those matters right.
///
/// @param kept past matters of the kind in the area that stayed with the unit the rule gave them to
/// @param rule as it would be; without one where no rule had named the unit, so that a person must say by which
/// article, or where the owner in the register is what is wrong
/// @param draft the code of an open draft that says it already
public record Lesson(Pattern pattern, int kept, Optional<Rule> rule, Optional<String> draft) {}
