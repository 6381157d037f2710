package org.xiucheng.host.command;

import org.xiucheng.host.Settings;

/// What a person reads when the doors are open.
final class Welcome {
    private Welcome() {}

    static String text(String address, Settings settings) {
        return """

                绣城 Xiucheng is running.

                  页面 Pages        %1$s/
                  接口 REST         %1$s/api/v1  (described at %1$s/api/openapi.json)
                  接口 Open311      %1$s/open311/v2
                  数据 Data folder  %2$s

                Stop with Ctrl-C.
                """.formatted(address, settings.data());
    }
}
