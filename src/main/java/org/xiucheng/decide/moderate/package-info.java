/// Deciding what of a report becomes public: by published rules, with a listed reason, and with an appeal.
@NullMarked
package org.xiucheng.decide.moderate;

import org.jspecify.annotations.NullMarked;
