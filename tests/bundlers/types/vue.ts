import type {} from "recovery-calculator/vue";
import type { GlobalComponents } from "vue";

type Props = InstanceType<GlobalComponents["recovery-calculator"]>["$props"];

export const props: Props = { config: "/clinic.json", unit: "mi" };

// @ts-expect-error no such unit
export const wrong: Props = { unit: "furlong" };
