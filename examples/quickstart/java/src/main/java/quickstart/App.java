package quickstart;

import com.pulumi.Pulumi;
import io.github.pulumi_metal3.metal3.Ironic;
import io.github.pulumi_metal3.metal3.IronicArgs;
import io.github.pulumi_metal3.metal3.inputs.DeployRamdiskArgs;
import io.github.pulumi_metal3.metal3.inputs.NetworkingArgs;

public class App {
  public static void main(String[] args) {
    Pulumi.run(
        ctx -> {
          var ironic =
              new Ironic(
                  "ironic",
                  IronicArgs.builder()
                      // The address that hosts call; reserve one that stays with the node.
                      .networking(NetworkingArgs.builder().ipAddress("192.0.2.10").build())
                      .deployRamdisk(DeployRamdiskArgs.builder().extraKernelParams("console=ttyS0").build())
                      .build());
          ctx.export("endpoint", ironic.endpoint());
          ctx.export("credentialsSecretName", ironic.credentialsSecretName());
          ctx.export("password", ironic.password());
          ctx.export("caCertificate", ironic.caCertificate());
        });
  }
}
