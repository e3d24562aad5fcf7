import { Project } from "./support/engine";
async function main() {
  const kubeconfig = process.argv[2]!;
  const program = { resources: {
    namespace: { type: "kubernetes:core/v1:Namespace", properties: { metadata: { name: "metal3" } } },
    ironic: { type: "metal3:Ironic", properties: { namespace: "${namespace.metadata.name}", networking: { ipAddress: "10.200.0.11" }, nodeSelector: {"kubernetes.io/hostname": "n1"}, deployRamdisk: { disableDownloader: true }, images: { ironic: "lab.local/ironic:38.0" } } } },
    outputs: { password: "${ironic.password}", username: "${ironic.username}" } };
  const project = await Project.create(program, { render: false, storedOnce: true, config: { "kubernetes:kubeconfig": kubeconfig } });
  console.time("up");
  const r = await project.up();
  console.timeEnd("up");
  console.log(JSON.stringify(r).slice(0, 3000));
  console.log(await project.outputs({ showSecrets: true }));
}
void main();
