/// The tables of the city and their amendments as staff read them: what each row says before and after.
@NullMarked
package org.xiucheng.serve.amend;

import org.jspecify.annotations.NullMarked;
