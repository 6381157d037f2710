package org.xiucheng.host.command;

import java.util.List;
import java.util.stream.Collectors;
import org.xiucheng.host.Settings;
import org.xiucheng.host.command.DemoAccounts.DemoAccount;
import org.xiucheng.host.demo.people.DemoKey;

/// What a person reads when the doors are open.
final class Welcome {
    private Welcome() {}

    static String text(String address, Settings settings, List<DemoAccount> accounts) {
        return """

                绣城 Xiucheng is running.

                  页面 Pages        %1$s/
                  接口 REST         %1$s/api/v1  (described at %1$s/api/openapi.json)
                  接口 Open311      %1$s/open311/v2
                  数据 Data folder  %2$s
                %3$s
                Stop with Ctrl-C.
                """.formatted(address, settings.data(), accounts(accounts));
    }

    private static String accounts(List<DemoAccount> accounts) {
        if (accounts.isEmpty()) {
            return "";
        }
        return """

                This city is invented. Log in (登录) as one of these, password %s:

                %s

                A program sends reports by Open311 with api_key=%s
                """.formatted(
                        accounts.getFirst().password(),
                        accounts.stream().map(Welcome::line).collect(Collectors.joining("\n")),
                        DemoKey.SECRET);
    }

    private static String line(DemoAccount account) {
        return "  %-16s %s  %s"
                .formatted(
                        account.account(), account.role().zh(), account.role().en());
    }
}
