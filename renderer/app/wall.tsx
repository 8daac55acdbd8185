import { showScreen } from './showScreen.tsx';
import { WallApp } from './WallApp.tsx';

showScreen(<WallApp />);
