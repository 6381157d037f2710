/// Doing one act to one matter: who may, what becomes of it, and its proof.
@NullMarked
package org.xiucheng.decide.act;

import org.jspecify.annotations.NullMarked;
