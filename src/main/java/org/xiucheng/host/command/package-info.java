/// What a person can ask of the platform at a terminal: run, appoint, import, demo, backup, restore, verify,
/// witness.
@NullMarked
package org.xiucheng.host.command;

import org.jspecify.annotations.NullMarked;
