package org.xiucheng;

import org.xiucheng.host.command.Commands;

/// One jurisdiction's platform, as a program.
public final class Xiucheng {
    private Xiucheng() {}

    public static void main(String[] arguments) {
        System.exit(Commands.execute(arguments));
    }
}
