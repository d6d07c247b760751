import { RecoveryCalculator } from "recovery-calculator";

document.title = `Planner ${RecoveryCalculator.version}`;
