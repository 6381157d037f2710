package org.xiucheng;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// One jurisdiction's platform, as a process.
@SpringBootApplication
public class Xiucheng {
    public static void main(String[] arguments) {
        SpringApplication.run(Xiucheng.class, arguments);
    }
}
