import { App } from './App.tsx';
import { showScreen } from './showScreen.tsx';

showScreen(<App path={window.location.pathname} />);
