/// What a person can ask of the platform at a terminal: run, import, bench, help.
@NullMarked
package org.xiucheng.host.command;

import org.jspecify.annotations.NullMarked;
